import { describe, expect, it } from "vitest";
import { openText } from "@/lib/repayments/file/open-file";
import { CheckDesk } from "./check-desk";

const FILE = `Loan ID,Client ID,Amount\n${Array.from({ length: 500 }, (_, at) => `A-${at},C-${at},${at + 1}.00`).join("\n")}\n`;

describe("the rows that travel to the page", () => {
  /** With the cell she was in at the top and the page at its end, every row of the file went to the page. */
  it.each([
    ["far above", { from: 400, to: 403, own: 0 }, [402, 403, 404, 2]],
    ["far below", { from: 0, to: 2, own: 499 }, [2, 3, 501]],
    ["among them", { from: 10, to: 13, own: 11 }, [12, 13, 14]],
  ])("are those near the screen and the one she is in: %s", (_, sight, numbers) => {
    const desk = new CheckDesk(
      openText(new TextEncoder().encode(FILE)),
      { columns: "three", currency: "KES" },
      [],
    );
    const { seen } = desk.judge(1, {}, [], sight);
    expect(seen?.inSight.rows.map(({ row }) => row)).toEqual(numbers);
    expect(seen?.inView.numbers).toHaveLength(500);
  });
});

import { useTranslations } from "next-intl";
import type { BatchState } from "@/lib/delivery/states";

const INK: Record<BatchState, string> = {
  planned: "fill-line-strong",
  claimed: "fill-sea",
  dispatching: "fill-sea",
  accepted: "fill-leaf",
  accepted_with_problems: "fill-amber",
  rejected: "fill-brick",
  unknown: "fill-brick",
};

const HEIGHT = 72;
const LABEL_ROOM = 18;
const WIDTH = 34;
const GAP = 6;
/** Beyond this many bars the labels would touch; the table holds every figure anyway. */
const MAX_LABELLED = 32;

/** The batches side by side, each as high as its number of loans and marked by its state. */
export function BatchPicture({
  batches,
  limit,
}: {
  batches: { number: number; loans: number; state?: BatchState }[];
  limit: number;
}) {
  const t = useTranslations("report.batches");
  const isLabelled = batches.length <= MAX_LABELLED;
  const step = isLabelled ? WIDTH + GAP : 10;
  const barWidth = isLabelled ? WIDTH : 8;
  const width = batches.length * step;
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT + LABEL_ROOM * 2}`}
      width={width}
      height={HEIGHT + LABEL_ROOM * 2}
      role="img"
      aria-label={t("picture", { count: batches.length })}
      className="h-auto max-w-full"
    >
      {batches.map(({ number, loans, state }, index) => {
        const height = Math.max(2, (loans / limit) * HEIGHT);
        const x = index * step;
        return (
          <g key={number}>
            <rect
              x={x}
              y={LABEL_ROOM + HEIGHT - height}
              width={barWidth}
              height={height}
              rx="2"
              className={INK[state ?? "planned"]}
            />
            {isLabelled && (
              <>
                <text
                  x={x + WIDTH / 2}
                  y={LABEL_ROOM + HEIGHT - height - 5}
                  textAnchor="middle"
                  className="fill-ink text-small"
                >
                  {loans}
                </text>
                <text
                  x={x + WIDTH / 2}
                  y={HEIGHT + LABEL_ROOM * 2 - 3}
                  textAnchor="middle"
                  className="fill-ink-soft text-small"
                >
                  {number}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}

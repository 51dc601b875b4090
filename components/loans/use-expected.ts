import { useQuery } from "@tanstack/react-query";
import type { ExpectedLoan } from "@/lib/loans/expected-loan";
import { receiveExpected } from "@/lib/loans/receive-expected";

/** The loans of one snapshot, which never change: asked for once, and kept by the browser. Needs `Following` around it. */
export function useExpected(url: string) {
  return useQuery<ExpectedLoan[]>({
    queryKey: [url],
    queryFn: async ({ signal }) => {
      const answer = await fetch(url, { signal });
      if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
      const loans = await receiveExpected(answer);
      if (!loans) throw new Error("the list cannot be read");
      return loans;
    },
    staleTime: Infinity,
    retry: 2,
  });
}

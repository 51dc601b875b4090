"use client";

import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { fetchProgress, pauseMs, type Followed } from "./follow-progress";

/** What `useProgress` needs around it. */
export function Following({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** A delivery as it stands, live: the server's first answer, then the progress route's. */
export function useProgress<Progress extends { state: string }>(
  url: string,
  initial: Progress,
  followed: (progress: Progress) => Followed,
) {
  const router = useRouter();
  const failures = useRef(0);
  const {
    data = initial,
    error,
    refetch,
  } = useQuery<Progress>({
    queryKey: [url],
    queryFn: async ({ signal }) => {
      try {
        const progress = await fetchProgress<Progress>(url, signal);
        failures.current = 0;
        return progress;
      } catch (failure) {
        failures.current += 1;
        throw failure;
      }
    },
    // A function: a type that is not known yet could be one itself, and would be called.
    initialData: () => initial,
    retry: false,
    // Asks while something can still change; a hidden tab asks nothing (the library's default).
    refetchInterval: (query) =>
      pauseMs(query.state.data && followed(query.state.data), failures.current, query.state.error),
  });

  // The parts the server renders (the state on top, the result below) follow when the state has changed.
  useEffect(() => {
    if (data.state !== initial.state) router.refresh();
  }, [data.state, initial.state, router]);

  // After a refresh the page brings a newer answer than the last poll.
  useEffect(() => {
    void refetch();
  }, [initial, refetch]);

  return { data, error, refetch };
}

import { useEffect, useRef, useState } from "react";
import type { ChosenFile } from "@/components/files/chosen-file";
import { afterFrame } from "@/components/ui/after-frame";
import { submissionToken } from "@/components/ui/submission-token";
import { ok, type Result } from "@/lib/result";
import type { Place } from "@/lib/routes";
import type { Upload } from "@/lib/uploads/upload";
import { untilLoaded } from "@/components/ui/until-loaded";
import type { PackedFile } from "./pack-file";
import type { SendFailure } from "./send-parts";

/** What sends is no part of the first load. */
const loadSending = () =>
  untilLoaded(async () => {
    const [{ packFile }, { sendParts }, { browserLine }] = await Promise.all([
      import("./pack-file"),
      import("./send-parts"),
      import("./browser-line"),
    ]);
    return { packFile, sendParts, browserLine };
  });

/** What takes no longer than this is not worth a bar. */
const MOMENT_MS = 700;

export interface Sending {
  /** From 0 to 100; 100 once all of it has arrived. */
  percent: number;
  isWaiting: boolean;
}

export interface Uploads {
  /** How far it is; null before it takes longer than a moment. */
  sending: Sending | null;
  /** Sends what the server does not have of the file yet; tried again, it goes on where it was. */
  send: (file: ChosenFile) => Promise<Result<Upload, SendFailure>>;
  /** It is over. `anew`: what was sent is of no use, and the next try begins from nothing. */
  end: (how?: "anew") => void;
}

interface Begun {
  fileId: number;
  token: string;
  packed: PackedFile;
  sent: number;
}

/**
 * Sends a chosen file to the server in parts. A file that has arrived once is not sent again for another save. When the
 * file leaves the screen, `send` never answers: nothing is saved of it. `isAhead`: there is something to send, so that
 * what sends it is fetched while the line is up.
 */
export function useUpload(place: Place, isAhead: boolean, onLong: () => void): Uploads {
  const begun = useRef<Begun | null>(null);
  const stop = useRef<AbortController>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isLong, setLong] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);

  useEffect(
    () => () => {
      stop.current?.abort();
      clearTimeout(timer.current);
    },
    [],
  );

  useEffect(() => {
    // Her rows come first.
    if (isAhead) return afterFrame(() => void loadSending());
  }, [isAhead]);

  return {
    sending: isLong ? sending : null,
    async send(file) {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        setLong(true);
        onLong();
      }, MOMENT_MS);
      stop.current = new AbortController();
      const { packFile, sendParts, browserLine } = await loadSending();
      if (begun.current?.fileId !== file.id) {
        const packed = await packFile(file.bytes);
        begun.current = { fileId: file.id, token: submissionToken(), packed, sent: 0 };
      }
      const own = begun.current;
      const { token, packed } = own;
      const { body, ...whole } = packed;
      const line = browserLine(place, token, stop.current.signal);
      const answer = await sendParts(body, own.sent, line, ({ sent, isWaiting }) => {
        own.sent = sent;
        // Rounded down: 100 only when nothing is left.
        setSending({ percent: Math.floor((sent / body.size) * 100), isWaiting });
      });
      return answer.ok ? ok({ token, ...whole }) : answer;
    },
    end(how) {
      clearTimeout(timer.current);
      setLong(false);
      setSending(null);
      if (how === "anew") begun.current = null;
    },
  };
}

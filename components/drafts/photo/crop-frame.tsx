import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import type { Cut } from "@/lib/drafts/answers";
import { moved, resized, type Corner } from "./cut-frame";

const CORNERS: Corner[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];
const KEYS: Record<string, [right: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const KEY_STEP = 0.01;

const percent = (part: number) => `${part * 100}%`;

/** The photo with the frame of what stays: moved and resized by pointer and by keyboard. */
export function CropFrame({
  src,
  cut,
  onCut,
  onSize,
}: {
  src: string;
  cut: Cut;
  onCut: (cut: Cut) => void;
  onSize: (size: { width: number; height: number }) => void;
}) {
  const t = useTranslations("draftPanels.photo.cutter");
  const picture = useRef<SVGSVGElement>(null);
  const drag = useRef<{ corner: Corner | null; x: number; y: number; from: Cut } | null>(null);

  function start(event: PointerEvent<SVGElement>, corner: Corner | null) {
    event.stopPropagation();
    picture.current?.setPointerCapture(event.pointerId);
    drag.current = { corner, x: event.clientX, y: event.clientY, from: cut };
  }

  function follow(event: PointerEvent) {
    const box = picture.current?.getBoundingClientRect();
    if (!drag.current || !box) return;
    const { corner, x, y, from } = drag.current;
    const right = (event.clientX - x) / box.width;
    const down = (event.clientY - y) / box.height;
    onCut(corner ? resized(from, corner, right, down) : moved(from, right, down));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = KEYS[event.key];
    if (!step) return;
    event.preventDefault();
    const [right, down] = [step[0] * KEY_STEP, step[1] * KEY_STEP];
    onCut(event.shiftKey ? resized(cut, { x: 1, y: 1 }, right, down) : moved(cut, right, down));
  }

  const end = () => (drag.current = null);
  const { left, top, width, height } = cut;
  const frame = { x: percent(left), y: percent(top), width: percent(width), height: percent(height) };
  const words = {
    left: Math.round(left * 100),
    top: Math.round(top * 100),
    width: Math.round(width * 100),
    height: Math.round(height * 100),
  };

  return (
    <div className="relative w-fit">
      {/* eslint-disable-next-line @next/next/no-img-element -- Next's own would fetch it without her session */}
      <img
        src={src}
        alt={t("picture")}
        draggable={false}
        onLoad={({ currentTarget }) =>
          onSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
        }
        className="block max-h-[45dvh] w-auto max-w-full select-none"
      />
      <svg
        ref={picture}
        className="absolute inset-0 size-full touch-none overflow-visible"
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <g fill="black" fillOpacity="0.55" shapeRendering="crispEdges">
          <rect x="0" y="0" width="100%" height={frame.y} />
          <rect x="0" y={percent(top + height)} width="100%" height={percent(1 - top - height)} />
          <rect x="0" y={frame.y} width={frame.x} height={frame.height} />
          <rect
            x={percent(left + width)}
            y={frame.y}
            width={percent(1 - left - width)}
            height={frame.height}
          />
        </g>
        <rect
          {...frame}
          tabIndex={0}
          role="application"
          aria-label={t("frame", words)}
          aria-describedby="crop-intro"
          onKeyDown={onKeyDown}
          onPointerDown={(event) => start(event, null)}
          className="cursor-move focus-visible:outline-offset-4"
          fill="transparent"
          stroke="white"
          strokeWidth="2"
        />
        {CORNERS.map((corner) => {
          const at = {
            cx: percent(corner.x === 1 ? left + width : left),
            cy: percent(corner.y === 1 ? top + height : top),
          };
          return (
            <g
              key={`${corner.x} ${corner.y}`}
              onPointerDown={(event) => start(event, corner)}
              className={corner.x === corner.y ? "cursor-nwse-resize" : "cursor-nesw-resize"}
            >
              <circle {...at} r="22" fill="transparent" />
              <circle {...at} r="8" className="fill-leaf" stroke="white" strokeWidth="2" />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

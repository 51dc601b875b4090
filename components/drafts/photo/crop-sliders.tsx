import { useTranslations } from "next-intl";
import type { Cut } from "@/lib/drafts/answers";
import { LEAST_PART } from "./cut-frame";

/** The frame in four figures, so that nothing has to be dragged. */
export function CropSliders({ cut, onCut }: { cut: Cut; onCut: (cut: Cut) => void }) {
  const { left, top, width, height } = cut;
  // Width and height grow to the right and down, as far as the photo reaches.
  return (
    <div className="grid min-w-0 flex-1 basis-60 gap-x-4 sm:grid-cols-2">
      <Slider name="left" value={left} most={1 - width} onValue={(to) => onCut({ ...cut, left: to })} />
      <Slider name="top" value={top} most={1 - height} onValue={(to) => onCut({ ...cut, top: to })} />
      <Slider
        name="width"
        value={width}
        least={LEAST_PART}
        most={1 - left}
        onValue={(to) => onCut({ ...cut, width: to })}
      />
      <Slider
        name="height"
        value={height}
        least={LEAST_PART}
        most={1 - top}
        onValue={(to) => onCut({ ...cut, height: to })}
      />
    </div>
  );
}

function Slider({
  name,
  value,
  least = 0,
  most,
  onValue,
}: {
  name: "left" | "top" | "width" | "height";
  value: number;
  least?: number;
  most: number;
  onValue: (value: number) => void;
}) {
  const t = useTranslations("draftPanels.photo.cutter");
  const id = `crop-${name}`;
  const whole = Math.round(value * 100);
  return (
    <div>
      <label htmlFor={id} className="flex justify-between gap-2 text-small">
        {t(name)} <output htmlFor={id}>{whole}</output>
      </label>
      <input
        id={id}
        type="range"
        min={Math.round(least * 100)}
        max={100}
        step={1}
        value={whole}
        // The scale is the whole photo's; what does not fit stops at its edge.
        onChange={(event) => onValue(Math.min(event.currentTarget.valueAsNumber / 100, most))}
        className="min-h-11 w-full accent-leaf"
      />
    </div>
  );
}

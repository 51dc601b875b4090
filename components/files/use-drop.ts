import { useEffect, useState, type DragEvent as ReactDragEvent } from "react";

/** A zone that takes one dropped file; what is dropped beside it does not replace the page, and her work with it. */
export function useDrop(onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const keepPage = (event: DragEvent) => event.preventDefault();
    document.addEventListener("dragover", keepPage);
    document.addEventListener("drop", keepPage);
    return () => {
      document.removeEventListener("dragover", keepPage);
      document.removeEventListener("drop", keepPage);
    };
  }, []);

  return {
    isOver,
    /** For the element that is the zone. */
    zone: {
      onDragEnter: () => setOver(true),
      onDragOver: () => setOver(true),
      onDragLeave: ({ relatedTarget, currentTarget }: ReactDragEvent) => {
        const stillInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!stillInside) setOver(false);
      },
      onDrop: (event: ReactDragEvent) => {
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      },
    },
  };
}

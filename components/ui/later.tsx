import {
  lazy,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentType,
} from "react";
import { untilLoaded } from "./until-loaded";

/** The foot of the page covers the last of the screen. */
const IN_SIGHT = "0px 0px -100px 0px";
const LOOK_AGAIN_MS = 100;
const MOST_LOOKS = 50;
const never = () => () => {};

/**
 * A part of a form further down: the server draws it, and its code comes when it is in sight or `wanted` is over,
 * whichever is first. Until then its controls are off. Nothing above it may hand it props or a context that changes
 * before: React would have to take the drawn part away.
 */
export function later(load: () => Promise<ComponentType>, wanted: Promise<unknown>): ComponentType {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const Part = lazy(async () => {
    if (typeof window === "undefined") return awakeOf(await load());
    await Promise.race([woken, wanted]);
    return awakeOf(await untilLoaded(load));
  });

  return function Later() {
    const place = useRef<HTMLFieldSetElement>(null);
    const isDrawnByServer = !useSyncExternalStore(
      never,
      () => true,
      () => false,
    );
    const [startsDrawn] = useState(isDrawnByServer);
    const [isAwake, setAwake] = useState(false);
    const part = useMemo(
      () => (
        <Suspense>
          <Part onAwake={() => setAwake(true)} />
        </Suspense>
      ),
      [],
    );
    useEffect(() => {
      if (!startsDrawn) return wake();
      let timer: ReturnType<typeof setTimeout>;
      let looks = 0;
      const observer = new IntersectionObserver(
        ([entry]) => {
          // React brings large parts of the page a moment after the rest: so long everything stands too high.
          const isThere = document.readyState === "complete" && entry && entry.boundingClientRect.height > 0;
          // What never came was taken away: then it is drawn here.
          if (isThere ? entry.isIntersecting : ++looks > MOST_LOOKS) wake();
          else if (!isThere) {
            observer.disconnect();
            timer = setTimeout(look, LOOK_AGAIN_MS);
          }
        },
        { rootMargin: IN_SIGHT },
      );
      const look = () => place.current && observer.observe(place.current);
      look();
      return () => {
        clearTimeout(timer);
        observer.disconnect();
      };
    }, [startsDrawn]);
    return (
      <fieldset ref={place} role="presentation" disabled={!isAwake} className="min-w-0">
        {part}
      </fieldset>
    );
  };
}

/**
 * A part whose code comes when it is first drawn; one that is there from the start is drawn by the server. Meanwhile
 * nothing stands in its place.
 */
export function onceDrawn<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(async () => ({
    default: await (typeof window === "undefined" ? load() : untilLoaded(load)),
  }));
  return function OnceDrawn(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}

function awakeOf(Loaded: ComponentType) {
  return {
    default: function Awake({ onAwake }: { onAwake: () => void }) {
      useEffect(onAwake, [onAwake]);
      return <Loaded />;
    },
  };
}

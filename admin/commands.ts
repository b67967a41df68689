/** What can be done right now, by name: parts of the page offer it while they are shown, the palette lists it. */
import { useEffect, useRef } from 'preact/hooks';

export interface Command {
  id: string;
  words: string;
  /** The key that does the same. */
  key?: string;
  run: () => unknown;
}

const offers = new Set<() => Command[]>();

export const commands = (): Command[] => [...offers].flatMap((offer) => offer());

export function useCommands(offer: () => Command[]): void {
  const latest = useRef(offer);
  latest.current = offer;
  useEffect(() => {
    const ask = () => latest.current();
    offers.add(ask);
    return () => {
      offers.delete(ask);
    };
  }, []);
}

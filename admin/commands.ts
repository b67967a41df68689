/** What can be done right now, by name: parts of the page offer it while they are shown, the palette lists it. */
import { useEffect, useRef } from 'preact/hooks';

export interface Command {
  id: string;
  words: string;
  /** The key that does the same. */
  key?: string;
  run: () => unknown;
}

/** Takes a ready-made text: the composer of the open conversation, while there is one. */
export type Writer = (text: string) => void;

let writer: Writer | null = null;

export const currentWriter = (): Writer | null => writer;

export function useWriter(put: Writer | null): void {
  const latest = useRef(put);
  latest.current = put;
  const isThere = put !== null;
  useEffect(() => {
    if (!isThere) return;
    const own: Writer = (text) => latest.current?.(text);
    writer = own;
    return () => {
      if (writer === own) writer = null;
    };
  }, [isThere]);
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

/** A text as it is; markdown is drawn by the extras as soon as they are there, and in nobody's way before. */
import type { Extras } from '../extras.tsx';
import type { Say } from '#widget/texts';

interface WordsProps {
  text: string;
  say: Say;
  extras?: Extras;
  /** More of it is coming. */
  streaming?: boolean;
}

/** Layout of a megabyte takes seconds in any browser. */
const shownCharacters = 12_000;

export const Words = ({ text, say, extras, streaming }: WordsProps) =>
  extras ? <extras.Markdown text={text} say={say} streaming={streaming} /> : <Plain text={text} />;

/** What people typed: text and nothing else. */
export const Plain = ({ text }: { text: string }) => (
  <div class="plain" dir="auto">
    {text.slice(0, shownCharacters)}
  </div>
);

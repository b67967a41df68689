/** A message as its reader saw it: what the assistant and agents write may be marked up, what visitors write is never. */
import type { Message } from '#protocol/message';
import { piecesOf } from './marked-text.ts';

export function RichText({ message: { author, text } }: { message: Message }) {
  if (author !== 'assistant' && author !== 'agent') return <>{text}</>;
  return (
    <>
      {piecesOf(text).map((piece, index) => {
        switch (piece.kind) {
          case 'bold':
            return <strong key={index}>{piece.text}</strong>;
          case 'code':
            return <code key={index}>{piece.text}</code>;
          case 'link':
            return (
              <a key={index} href={piece.href} target="_blank" rel="noreferrer">
                {piece.text}
              </a>
            );
          default:
            return piece.text;
        }
      })}
    </>
  );
}

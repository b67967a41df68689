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
              <span key={index}>
                <a href={piece.href} title={piece.href} target="_blank" rel="noopener noreferrer">
                  {piece.text}
                </a>
                {piece.host && <small dir="ltr"> ({piece.host})</small>}
              </span>
            );
          default:
            return piece.text;
        }
      })}
    </>
  );
}

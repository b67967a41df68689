/**
 * What a visitor saw beside a message's text: cards, questions, receipts, files to save. To read only; pictures are not loaded, a member's
 * browser tells no foreign host that somebody looks. Used by the inbox's log and the archive's transcript.
 */
import './message-parts.css';
import type { ComponentChildren } from 'preact';
import type { Message } from '#protocol/message';
import type { Button, Card, Part } from '#protocol/part';
import { FileLink } from './file-link.tsx';

interface MessagePartsProps {
  message: Message;
  conversationId: string;
}

export function MessageParts({ message, conversationId }: MessagePartsProps) {
  const { parts = [], files = [] } = message;
  if (parts.length === 0 && files.length === 0) return null;
  return (
    <div class="parts small">
      {files.map((file) => (
        <FileLink key={file.id} conversationId={conversationId} file={file} />
      ))}
      {parts.map((part) => (
        <PartView key={part.id} part={part} />
      ))}
    </div>
  );
}

export const Parts = ({ parts }: { parts: Part[] }) => (
  <div class="parts small">
    {parts.map((part) => (
      <PartView key={part.id} part={part} />
    ))}
  </div>
);

function PartView({ part }: { part: Part }) {
  switch (part.type) {
    case 'card':
      return <CardView card={part} />;
    case 'carousel':
      return (
        <>
          {part.cards.map((card) => (
            <CardView key={card.id} card={card} />
          ))}
        </>
      );
    case 'receipt':
      return (
        <Box title={`${part.ok ? '✓' : '✗'} ${part.title}`} aside={part.reference}>
          <Rows rows={part.fields} />
        </Box>
      );
    case 'buttons':
      return (
        <Box title={part.text}>
          <Choices labels={part.buttons.map(({ label }) => label)} />
        </Box>
      );
    case 'form':
      return (
        <Box title={part.title}>
          <Choices labels={part.fields.map(({ label }) => label)} />
        </Box>
      );
    case 'slots':
      return (
        <Box title={part.label}>
          <Choices labels={part.slots.map(({ label }) => label)} />
        </Box>
      );
    case 'date':
      return <Box title={part.label} />;
  }
}

const CardView = ({ card }: { card: Card }) => (
  <Box title={card.title} aside={card.status?.text}>
    {card.subtitle && (
      <p class="muted" dir="auto">
        {card.subtitle}
      </p>
    )}
    <Rows rows={card.fields} />
    <Choices labels={(card.actions ?? []).map(({ label }: Button) => label)} />
  </Box>
);

interface BoxProps {
  title: string | undefined;
  aside?: string | undefined;
  children?: ComponentChildren;
}

const Box = ({ title, aside, children }: BoxProps) => (
  <div class="part">
    {title && (
      <p class="part-title">
        <strong dir="auto">{title}</strong>
        {aside && (
          <span class="muted" dir="auto">
            {aside}
          </span>
        )}
      </p>
    )}
    {children}
  </div>
);

const Rows = ({ rows = [] }: { rows: { label: string; value: string }[] | undefined }) =>
  rows.length === 0 ? null : (
    <dl class="part-rows">
      {rows.map(({ label, value }, index) => (
        <div key={index}>
          <dt class="muted" dir="auto">
            {label}
          </dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );

/** More than these are a list that the visitor scrolls through. */
const shownChoices = 12;

const Choices = ({ labels }: { labels: string[] }) =>
  labels.length === 0 ? null : (
    <ul class="part-choices">
      {labels.slice(0, shownChoices).map((label, index) => (
        <li key={index} dir="auto">
          {label}
        </li>
      ))}
      {labels.length > shownChoices && <li>+{labels.length - shownChoices}</li>}
    </ul>
  );

/** Parts below a message: one component a type; what was answered shows what was chosen. Used by extras.tsx. */
import type { Part, PartValues } from '#protocol/part';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import { answersOf, partsOf } from '#widget/part-answers';
import { readFiles } from '#widget/read-parts';
import type { Controller } from '#widget/controller';
import { each, string, type Shown } from '#widget/parse';
import type { State } from '#widget/state';
import { CardView, Carousel } from './card.tsx';
import { Choices } from './choices.tsx';
import { answering, Rows, type PartContext } from './context.tsx';
import { Files } from './files.tsx';
import { Form } from './form.tsx';
import { DatePicker, SlotPicker } from './pickers.tsx';

/** Changes when what stands below the message changes; empty when nothing does. */
export function besideOf(state: State, { id, raw }: Shown): string {
  const parts = partsOf(raw);
  if (!parts.length) return countOf(raw) ? 'files' : '';
  let key = `${state.view.status} ${state.locale} ${state.consented}`;
  for (const [name, values] of answersOf(state.view))
    if (name.startsWith(`${id} `)) key += name + JSON.stringify(Object.entries(values));
  return key;
}

/** Messages from before files had names only count them. */
const countOf = (raw: unknown): number => each(raw, 'attachments', string).length;

export function Beside({ c, message }: { c: Controller; message: Shown }) {
  const { state } = c;
  const { id, raw, text } = message;
  const answers = answersOf(state.view);
  const answer = (partId: string, values: PartValues, words: string) => {
    answering(id, partId);
    c.send(words, { partReply: { messageId: id, partId, values } });
  };
  const context: PartContext = {
    c,
    of: id,
    state,
    given: (partId) => answers.get(`${id} ${partId}`),
    closed: state.view.status === 'ended',
    answer,
    press(partId, button) {
      if (button.type !== 'link')
        answer(
          partId,
          { button: button.id },
          (button.type === 'reply' && button.text) || button.label,
        );
    },
  };
  const files = readFiles(raw);
  return (
    <>
      {!files.length && countOf(raw) > 0 && (
        <small>
          {state.say('attachment')} × {countOf(raw)}
        </small>
      )}
      {files.length > 0 && <Files c={c} files={files} text={text} />}
      {map(partsOf(raw), (part) => (
        <PartView key={part.id} part={part} context={context} />
      ))}
    </>
  );
}

function PartView({ part, context }: { part: Part; context: PartContext }) {
  const { state } = context;
  switch (part.type) {
    case 'card':
      return <CardView card={part} context={context} />;
    case 'carousel':
      return <Carousel part={part} context={context} />;
    case 'buttons':
      return (
        <div class="part" role="group" aria-label={part.text ?? state.say('choices')}>
          {part.text && <p dir="auto">{part.text}</p>}
          <Choices partId={part.id} buttons={part.buttons} context={context} once />
        </div>
      );
    case 'form':
      return <Form form={part} context={context} />;
    case 'date':
      return <DatePicker part={part} context={context} />;
    case 'slots':
      return <SlotPicker part={part} context={context} />;
    case 'receipt': {
      const at = Date.parse(part.at);
      const when = dateFormat(state.locale, { dateStyle: 'medium', timeStyle: 'short' });
      return (
        <div
          class={`part receipt ${part.ok ? 'good' : 'bad'}`}
          role="group"
          aria-label={part.title}
        >
          <Icon d={part.ok ? paths.check : paths.cross} />
          <p dir="auto">
            <strong>{part.title}</strong>
            {part.reference && <small dir="auto">{part.reference}</small>}
          </p>
          <Rows rows={part.fields} />
          {at === at && <small class="when">{when.format(at)}</small>}
        </div>
      );
    }
  }
}

/** What is read out of a message beside its text. */
export function spokenParts(message: Shown): string {
  let words = '';
  for (const part of partsOf(message.raw))
    if (part.type === 'card' || part.type === 'receipt' || part.type === 'form')
      words += part.title ? `. ${part.title}` : '';
    else if (part.type === 'buttons') words += part.text ? `. ${part.text}` : '';
    else if (part.label) words += `. ${part.label}`;
  return words;
}

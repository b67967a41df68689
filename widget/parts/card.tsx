/** A product, order, shipment, booking or ticket; several of them side by side. */
import { useRef, useState } from 'preact/hooks';
import type { Card, PartOf } from '#protocol/part';
import { Icon } from '../components/icon.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import { Choices } from './choices.tsx';
import { Rows } from './context.tsx';
import type { PartContext } from './context.tsx';

export function CardView({ card, context }: { card: Card; context: PartContext }) {
  const [broken, setBroken] = useState(false);
  const { image, status, subtitle, actions } = card;
  return (
    <article class="part card" aria-label={card.title}>
      {image && !broken && (
        // The server lets through hosts of the tenant's list only; they learn nothing but that somebody looks.
        <img
          src={image.url}
          alt={image.alt}
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
      <div class="inside">
        {status && (
          <span class={`status ${status.tone}`} dir="auto">
            {status.text}
          </span>
        )}
        <h3 dir="auto">{card.title}</h3>
        {subtitle && (
          <p class="sub" dir="auto">
            {subtitle}
          </p>
        )}
        <Rows rows={card.fields} />
        {actions?.length ? (
          <Choices partId={card.id} buttons={actions} context={context} once={card.once} />
        ) : null}
      </div>
    </article>
  );
}

export function Carousel({ part, context }: { part: PartOf<'carousel'>; context: PartContext }) {
  const list = useRef<HTMLUListElement>(null);
  const { say } = context.state;
  const step = (by: number) => {
    const area = list.current!;
    const forward = getComputedStyle(area).direction === 'rtl' ? -1 : 1;
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const width = area.firstElementChild?.clientWidth ?? 240;
    area.scrollBy({ left: by * forward * (width + 10), behavior: smooth ? 'smooth' : 'auto' });
  };
  const arrow = (by: number, label: string) => (
    <button type="button" class="arrow" aria-label={label} title={label} onClick={() => step(by)}>
      <Icon d={by < 0 ? paths.before : paths.after} />
    </button>
  );
  return (
    <section class="part carousel" aria-label={part.label ?? say('choices')}>
      <div class="bar">
        <p dir="auto">{part.label}</p>
        {part.cards.length > 1 && [arrow(-1, say('before')), arrow(1, say('after'))]}
      </div>
      {/* Reached by keyboard, so that arrow keys scroll it. */}
      <ul ref={list} tabIndex={0} aria-label={part.label ?? say('choices')}>
        {map(part.cards, (card) => (
          <li key={card.id}>
            <CardView card={card} context={context} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A titled block of a page, with room for one action at the end of its head. */
import './card.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface CardProps {
  title: string;
  /** Takes the full width of the page's grid. */
  wide?: boolean;
  action?: ComponentChildren;
  children: ComponentChildren;
}

export function Card({ title, wide = false, action, children }: CardProps) {
  const id = useId();
  return (
    <section class={wide ? 'card card-wide' : 'card'} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

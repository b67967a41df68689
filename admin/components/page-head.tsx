/** The head of a page, or of a part of one: what it is, one line about it, and what can be made there. */
import type { ComponentChildren } from 'preact';

interface PageHeadProps {
  title: ComponentChildren;
  lead?: ComponentChildren;
  /** A part of a page has an h2. */
  heading?: 'h1' | 'h2';
  /** Buttons at its end. */
  children?: ComponentChildren;
}

export function PageHead({ title, lead, heading: Heading = 'h1', children }: PageHeadProps) {
  const words = (
    <>
      <Heading>{title}</Heading>
      {lead && <p class="muted">{lead}</p>}
    </>
  );
  if (!children) return <header class="page-head">{words}</header>;
  return (
    <header class="page-head page-head-acts">
      <div>{words}</div>
      {children}
    </header>
  );
}

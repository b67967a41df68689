/** A link within the app: a plain click moves without loading, everything else is the browser's. */
import type { ComponentChildren } from 'preact';
import { isPlainClick, navigate } from '../router.ts';

interface LinkProps {
  href: string;
  class?: string;
  isCurrent?: boolean;
  /** Also at a click that stays where we are. */
  onMove?: () => void;
  children: ComponentChildren;
}

export function Link({ href, isCurrent, onMove, children, ...rest }: LinkProps) {
  const move = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onMove?.();
    navigate(href);
  };
  return (
    <a {...rest} href={href} aria-current={isCurrent ? 'page' : undefined} onClick={move}>
      {children}
    </a>
  );
}

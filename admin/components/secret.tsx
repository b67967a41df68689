/** A secret that is shown this once, to be copied; what to do with it may follow. Used by API keys, webhooks and hooks. */
import type { ComponentChildren } from 'preact';
import { CopyButton } from './copy-button.tsx';

interface SecretProps {
  title: string;
  lead: string;
  secret: string;
  children?: ComponentChildren;
}

export function Secret({ title, lead, secret, children }: SecretProps) {
  return (
    <div class="secret">
      <h2>{title}</h2>
      <p class="muted">{lead}</p>
      <pre class="code" dir="ltr">
        <code>{secret}</code>
      </pre>
      <div>
        <CopyButton text={secret} />
      </div>
      {children}
    </div>
  );
}

/** Stands where the composer will be, until the visitor agrees. */
import { outside } from '../components/markdown.tsx';
import { safeUrl } from '#widget/safe-url';
import type { Controller } from '#widget/controller';
import type { State } from '#widget/state';

export function Consent({ c, state }: { c: Controller; state: State }) {
  const { say, config } = state;
  const policy = safeUrl(config.consent.policyUrl ?? '');
  return (
    <div class="over">
      <p dir="auto">
        {config.consent.text}{' '}
        {policy && (
          <a href={policy.href} {...outside}>
            {say('privacy')}
          </a>
        )}
      </p>
      <button type="button" class="main" onClick={c.consent}>
        {say('agree')}
      </button>
    </div>
  );
}

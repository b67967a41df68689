/** The first page: the embed line of the tenant, where to try it, who is signed in, and the system's health. */
import './overview.css';
import type { ComponentChildren } from 'preact';
import { Card } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Icon } from '../components/icon.tsx';
import { Health } from './health.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import type { PageProps } from './table.ts';

export function Overview({ member }: PageProps) {
  const tenant = member.tenantName;
  const snippet = `<script async src="${location.origin}/widget.js" data-site-key="${member.siteKey}"></script>`;
  return (
    <>
      <PageHead title={t('overview.title')} lead={t('overview.lead', { tenant })} />
      <div class="overview">
        <Card title={t('overview.embed')} wide>
          <p class="muted">{t('overview.embedBody')}</p>
          <div class="snippet">
            <pre
              class="code"
              dir="ltr"
              tabIndex={0}
              role="group"
              aria-label={t('overview.embedCode')}
            >
              <code>{snippet}</code>
            </pre>
            <CopyButton text={snippet} />
          </div>
        </Card>
        <Card title={t('overview.try')}>
          <ul class="links">
            <OutLink
              href={`/?key=${encodeURIComponent(member.siteKey)}`}
              title={t('overview.demo')}
              text={t('overview.demoBody', { tenant })}
            />
            <OutLink
              href="/openapi.json"
              title={t('overview.openapi')}
              text={t('overview.openapiBody')}
            />
          </ul>
        </Card>
        <Health />
        <Card title={t('overview.account')} wide>
          <dl class="facts">
            <Fact name={t('overview.tenant')}>{tenant}</Fact>
            <Fact name={t('overview.role')}>{tMaybe(`role.${member.role}`) ?? member.role}</Fact>
            <Fact name={t('overview.siteKey')}>
              <code>{member.siteKey}</code>
            </Fact>
            <Fact name={t('overview.member')}>
              <code>{member.memberId}</code>
            </Fact>
          </dl>
          <p class="muted small">{t('overview.sessionRule')}</p>
        </Card>
      </div>
    </>
  );
}

function OutLink({ href, title, text }: { href: string; title: string; text: string }) {
  return (
    <li>
      <a class="out-link" href={href} target="_blank" rel="noopener">
        <span>
          <strong>{title}</strong>
          <span class="muted small">{text}</span>
        </span>
        <Icon name="out" />
      </a>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

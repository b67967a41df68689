/** How one tool is set up: its address, credential and time; and, of an MCP server's tool, what the server has changed since it was approved. Part of tool.tsx. */
import { useState } from 'preact/hooks';
import type { DiscoverAnswer, ToolAnswer, ToolView } from '#protocol/tool';
import { api } from '../api.ts';
import { useAct } from '../act.ts';
import { Field, Form } from '../components/form.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { AddressFields, credentialOf, noAddress } from './tool-address.tsx';

interface SetupProps {
  tool: ToolView;
  onChanged: () => void;
}

export function ToolSetup({ tool, onChanged }: SetupProps) {
  const [address, setAddress] = useState({ ...noAddress, url: tool.url ?? '' });
  const [timeout, setTimeoutMs] = useState(String(tool.timeoutMs));
  const [cost, setCost] = useState(String(tool.costUsd));
  const [said, setSaid] = useState('');
  const save = async () => {
    const { credentialCleared } = await api<ToolAnswer>(`/v1/admin/tools/${tool.name}`, {
      method: 'PATCH',
      body: {
        timeoutMs: Number(timeout),
        costUsd: Number(cost),
        ...(tool.url === null ? {} : { url: address.url, ...credentialOf(address) }),
      },
    });
    setSaid(t(credentialCleared ? 'tools.cleared' : 'tools.saved'));
    setAddress({ ...address, secret: '' });
    onChanged();
  };
  return (
    <details>
      <summary>{t('tools.setup')}</summary>
      <Form submit={t('tools.save')} onSubmit={save}>
        {tool.url !== null && (
          <AddressFields
            value={address}
            write={setAddress}
            hint={t(tool.hasCredential ? 'tools.secretKept' : 'tools.secretHint')}
          />
        )}
        <Field
          label={t('tools.timeoutMs')}
          value={timeout}
          onInput={setTimeoutMs}
          inputMode="numeric"
          pattern="[0-9]{3,6}"
          required
        />
        <Field
          label={t('tools.costUsd')}
          hint={t('tools.costHint')}
          value={cost}
          onInput={setCost}
          inputMode="decimal"
          pattern="[0-9]{1,3}([.][0-9]{1,6})?"
          required
        />
      </Form>
      <p role="status">{said}</p>
    </details>
  );
}

type Compared = 'gone' | 'same' | DiscoverAnswer['tools'][number];

/** A tool that its server describes otherwise than it was approved is not called; here that is seen, and approved. */
export function ServerPin({ tool, onChanged }: SetupProps) {
  const [compared, setCompared] = useState<Compared | null>(null);
  const { act, refusal, isBusy } = useAct();
  const compare = () =>
    act(async () => {
      const { tools } = await api<DiscoverAnswer>('/v1/admin/tools/discover', {
        method: 'POST',
        body: { tool: tool.name },
      });
      const found = tools.find(({ target }) => target === (tool.target ?? tool.name));
      setCompared(!found ? 'gone' : found.pin === tool.pin ? 'same' : found);
    });
  const approve = (found: DiscoverAnswer['tools'][number]) =>
    act(async () => {
      const { description, parameters, pin } = found;
      await api(`/v1/admin/tools/${tool.name}`, {
        method: 'PATCH',
        body: { description: description.slice(0, 2_000), parameters, pin },
      });
      setCompared('same');
      onChanged();
    });
  return (
    <section aria-live="polite" class="tool-pin">
      <h3>{t('tools.pin')}</h3>
      <p class="muted small">{t('tools.pinLead')}</p>
      <Refusal text={refusal} />
      {compared === 'same' && <p class="badge badge-up">{t('tools.pinSame')}</p>}
      {compared === 'gone' && <p class="badge badge-down">{t('tools.pinGone')}</p>}
      {compared !== null && typeof compared === 'object' && (
        <>
          <p class="badge badge-down">{t('tools.pinChanged')}</p>
          <Version
            label={t('tools.approved')}
            description={tool.description}
            parameters={tool.parameters}
          />
          <Version
            label={t('tools.offered')}
            description={compared.description}
            parameters={compared.parameters}
          />
          <button
            type="button"
            class="button button-strong"
            aria-busy={isBusy}
            onClick={() => void approve(compared)}
          >
            {t('tools.approve')}
          </button>
        </>
      )}{' '}
      <button type="button" class="button" aria-busy={isBusy} onClick={() => void compare()}>
        {t('tools.compare')}
      </button>
    </section>
  );
}

interface VersionProps {
  label: string;
  description: string;
  parameters: unknown;
}

const Version = ({ label, description, parameters }: VersionProps) => (
  <figure>
    <figcaption class="muted small">{label}</figcaption>
    <p dir="auto">{description || '–'}</p>
    <pre class="code" dir="ltr">
      <code>{JSON.stringify(parameters, null, 2)}</code>
    </pre>
  </figure>
);

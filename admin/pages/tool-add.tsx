/** A new tool: of the catalogue, of an MCP server, or a web address of one's own. Its signing secret is shown once. Part of tools.tsx. */
import './tool.css';
import { useState } from 'preact/hooks';
import type { DiscoverAnswer, ToolAnswer, ToolDefinition, ToolView } from '#protocol/tool';
import { api } from '../api.ts';
import { Field, Form, Pick } from '../components/form.tsx';
import { Secret } from '../components/secret.tsx';
import { Sheet } from '../components/sheet.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { AddressFields, credentialOf, noAddress } from './tool-address.tsx';

const path = '/v1/admin/tools';
const kinds = ['catalogue', 'mcp', 'http'] as const;
const risks = ['read', 'write', 'money', 'destructive'] as const;
const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'] as const;
const noParameters = '{ "type": "object", "properties": {}, "required": [] }';

interface AddToolProps {
  known: readonly ToolView[];
  onAdded: () => void;
  onClose: () => void;
}

export function AddTool({ known, onAdded, onClose }: AddToolProps) {
  const [kind, setKind] = useState<(typeof kinds)[number]>('catalogue');
  const [secret, setSecret] = useState<string | null>(null);
  const add = async (draft: object) => {
    const made = await api<ToolAnswer>(path, { method: 'POST', body: draft });
    onAdded();
    if (made.signingSecret) setSecret(made.signingSecret);
    else onClose();
  };
  return (
    <Sheet label={t('tools.add')} onClose={onClose}>
      {secret ? (
        <Secret title={t('webhooks.secretTitle')} lead={t('tools.signingLead')} secret={secret} />
      ) : (
        <div class="tool-detail">
          <h2>{t('tools.add')}</h2>
          <Pick
            label={t('tools.kind')}
            value={kind}
            options={kinds.map((one) => [one, t(`tools.kind.${one}`)])}
            onPick={(picked) => setKind(picked as typeof kind)}
          />
          {kind === 'catalogue' && <OfCatalogue known={known} add={add} />}
          {kind === 'mcp' && <OfServer add={add} />}
          {kind === 'http' && <OfAddress add={add} />}
        </div>
      )}
    </Sheet>
  );
}

interface KindProps {
  add: (draft: object) => Promise<void>;
}

function OfCatalogue({ known, add }: KindProps & { known: readonly ToolView[] }) {
  const list = useResource('tool-catalogue', (signal) =>
    api<{ tools: ToolDefinition[] }>(`${path}/catalogue`, { signal }),
  );
  const [name, setName] = useState('');
  const [address, setAddress] = useState(noAddress);
  const free = (list.data?.tools ?? []).filter((one) => !known.some((it) => it.name === one.name));
  const chosen = free.find((one) => one.name === name);
  return (
    <Form
      submit={t('tools.addIt')}
      mayNot={!chosen}
      onSubmit={() => add({ name, url: address.url, ...credentialOf(address) })}
    >
      <Pick
        label={t('tools.which')}
        value={name}
        options={[
          ['', t('tools.choose')],
          ...free.map((one): [string, string] => [one.name, one.title['en'] ?? readable(one.name)]),
        ]}
        onPick={setName}
      />
      {chosen && <p class="muted">{chosen.description}</p>}
      <AddressFields value={address} write={setAddress} />
    </Form>
  );
}

function OfServer({ add }: KindProps) {
  const [address, setAddress] = useState(noAddress);
  const [offered, setOffered] = useState<DiscoverAnswer['tools'] | null>(null);
  const [target, setTarget] = useState('');
  const [risk, setRisk] = useState<string>('write');
  const look = async () => {
    const body = { url: address.url, ...credentialOf(address) };
    const { tools } = await api<DiscoverAnswer>(`${path}/discover`, { method: 'POST', body });
    setOffered(tools);
    setTarget(tools[0]?.target ?? '');
  };
  const chosen = offered?.find((one) => one.target === target);
  if (!offered)
    return (
      <Form submit={t('tools.look')} onSubmit={look}>
        <p class="muted">{t('tools.lookLead')}</p>
        <AddressFields value={address} write={setAddress} />
      </Form>
    );
  const draft = chosen && {
    name: nameFor(chosen.target),
    description: chosen.description.slice(0, 2_000),
    parameters: chosen.parameters,
    adapter: 'mcp',
    target: chosen.target,
    pin: chosen.pin,
    risk,
    url: address.url,
    ...credentialOf(address),
  };
  return (
    <Form submit={t('tools.addIt')} mayNot={!draft} onSubmit={async () => draft && add(draft)}>
      {offered.length === 0 ? (
        <p class="muted">{t('tools.nothingOffered')}</p>
      ) : (
        <Pick
          label={t('tools.which')}
          value={target}
          options={offered.map((one) => [one.target, one.target])}
          onPick={setTarget}
        />
      )}
      {chosen && (
        <>
          <p dir="auto">{chosen.description}</p>
          <pre class="code" dir="ltr">
            <code>{JSON.stringify(chosen.parameters, null, 2)}</code>
          </pre>
          <RiskPick value={risk} onPick={setRisk} />
          <p class="muted small">{t('tools.pinLead')}</p>
        </>
      )}
    </Form>
  );
}

function OfAddress({ add }: KindProps) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [method, setMethod] = useState<string>('POST');
  const [risk, setRisk] = useState<string>('read');
  const [parameters, setParameters] = useState(noParameters);
  const [address, setAddress] = useState(noAddress);
  const send = async () => {
    let schema: unknown;
    try {
      schema = JSON.parse(parameters);
    } catch {
      throw new Error(t('tools.notJson'));
    }
    await add({
      name,
      description,
      method,
      risk,
      parameters: schema,
      url: address.url,
      ...credentialOf(address),
    });
  };
  return (
    <Form
      submit={t('tools.addIt')}
      onSubmit={send}
      words={(error) => (error instanceof Error && !('code' in error) ? error.message : undefined)}
    >
      <Field
        label={t('tools.name')}
        value={name}
        onInput={setName}
        hint={t('tools.nameHint')}
        pattern="[a-z][a-z0-9_]{1,63}"
        maxLength={64}
        required
      />
      <Field
        label={t('tools.description')}
        value={description}
        onInput={setDescription}
        hint={t('tools.descriptionHint')}
        rows={2}
      />
      <RiskPick value={risk} onPick={setRisk} />
      <Pick
        label={t('tools.method')}
        value={method}
        options={methods.map((one) => [one, one])}
        onPick={setMethod}
      />
      <AddressFields value={address} write={setAddress} />
      <Field
        label={t('tools.schema')}
        value={parameters}
        onInput={setParameters}
        hint={t('tools.schemaHint')}
        rows={6}
      />
    </Form>
  );
}

const RiskPick = ({ value, onPick }: { value: string; onPick: (value: string) => void }) => (
  <Pick
    label={t('tools.risk')}
    value={value}
    options={risks.map((one) => [one, t(`tools.risk.${one}`)])}
    onPick={onPick}
  />
);

/** A name of ours for a name of theirs: `searchOrders` is `search_orders`. */
const nameFor = (target: string): string =>
  target
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 64);

/** The forms of a tenant: new, with the e-mail of its owner, and changed. Parts of tenants.tsx. */
import { useState } from 'preact/hooks';
import { plans } from '#protocol/tenant';
import type { TenantInfo } from '#protocol/tenant';
import { Field, Form, Pick } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

const planOptions = plans.map((plan): [string, string] => [plan, t(`tenants.plan.${plan}`)]);
const lines = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '');

interface Values {
  name: string;
  plan: string;
  origins: string;
  color: string;
}

const bodyOf = ({ name, plan, origins, color }: Values) => ({
  name,
  plan,
  origins: lines(origins),
  branding: { primaryColor: color },
});

interface CommonProps {
  values: Values;
  set: (values: Values) => void;
}

function Common({ values, set }: CommonProps) {
  return (
    <>
      <Pick
        label={t('tenants.plan')}
        value={values.plan}
        options={planOptions}
        onPick={(plan) => set({ ...values, plan })}
      />
      <Field
        label={t('tenants.origins')}
        hint={t('tenants.originsHint')}
        rows={3}
        value={values.origins}
        onInput={(origins) => set({ ...values, origins })}
      />
      <Field
        label={t('tenants.color')}
        type="color"
        value={values.color}
        onInput={(color) => set({ ...values, color })}
      />
    </>
  );
}

export function NewTenant({ create }: { create: (body: object) => Promise<void> }) {
  const [values, setValues] = useState<Values>({
    name: '',
    plan: 'business',
    origins: '',
    color: '#2f5bea',
  });
  const [slug, setSlug] = useState('');
  const [ownerEmail, setOwnerEmail] = useState('');
  return (
    <Form
      submit={t('tenants.create')}
      onSubmit={() => create({ ...bodyOf(values), slug, ownerEmail })}
    >
      <h2>{t('tenants.newTitle')}</h2>
      <Field
        label={t('tenants.name')}
        value={values.name}
        onInput={(name) => setValues({ ...values, name })}
        maxLength={120}
        autocomplete="off"
        required
        autofocus
      />
      <Field
        label={t('tenants.slug')}
        hint={t('tenants.slugHint')}
        value={slug}
        onInput={setSlug}
        maxLength={40}
        pattern="[a-z0-9\-]{2,40}"
        autocomplete="off"
        required
      />
      <Field
        label={t('tenants.ownerEmail')}
        hint={t('tenants.ownerHint')}
        type="email"
        value={ownerEmail}
        onInput={setOwnerEmail}
        maxLength={254}
        autocomplete="off"
        required
      />
      <Common values={values} set={setValues} />
    </Form>
  );
}

interface EditProps {
  tenant: TenantInfo;
  save: (body: object) => Promise<void>;
}

export function EditTenant({ tenant, save }: EditProps) {
  const color = tenant.branding['primaryColor'];
  const [values, setValues] = useState<Values>({
    name: tenant.name,
    plan: tenant.plan,
    origins: tenant.origins.join('\n'),
    color: typeof color === 'string' ? color : '#2f5bea',
  });
  return (
    <Form submit={t('tenants.save')} onSubmit={() => save(bodyOf(values))}>
      <h2 dir="auto">{tenant.name}</h2>
      <Field
        label={t('tenants.name')}
        value={values.name}
        onInput={(name) => setValues({ ...values, name })}
        maxLength={120}
        autocomplete="off"
        required
      />
      <Common values={values} set={setValues} />
    </Form>
  );
}

/** Puts right how a lead is called and reached. For who sees it unmasked. Used by pages/lead. */
import { useState } from 'preact/hooks';
import type { Lead, LeadChange } from '#protocol/lead';
import { Field, Form } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

const names = ['name', 'email', 'phone', 'company'] as const;
const textMost = 200;

interface ContactFormProps {
  lead: Lead;
  /** Throws what was refused. */
  save: (change: LeadChange) => Promise<void>;
  onClose: () => void;
}

export function LeadContactForm({ lead, save, onClose }: ContactFormProps) {
  const [given, setGiven] = useState(() =>
    Object.fromEntries(names.map((name) => [name, lead[name] ?? ''])),
  );
  const changed = names.filter((name) => given[name]?.trim() !== (lead[name] ?? ''));
  return (
    <Form
      submit={t('lead.saveContact')}
      mayNot={changed.length === 0}
      onSubmit={async () => {
        await save(Object.fromEntries(changed.map((name) => [name, given[name]?.trim() || null])));
        onClose();
      }}
      extra={
        <button type="button" class="button button-quiet" onClick={onClose}>
          {t('cancel')}
        </button>
      }
    >
      {names.map((name) => (
        <Field
          key={name}
          label={t(`lead.${name}`)}
          type={name === 'email' ? 'email' : 'text'}
          maxLength={textMost}
          value={given[name] ?? ''}
          onInput={(value) => setGiven((before) => ({ ...before, [name]: value }))}
        />
      ))}
    </Form>
  );
}

/** The arguments of a tool as a form asks for them: what the server puts in by itself is left out. For macros and quick actions. */
import type { ToolView } from '#protocol/tool';
import { Field, Pick } from '../components/form.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';

export interface Asked {
  name: string;
  label: string;
  type: string;
  choices: string[];
  isRequired: boolean;
}

const own = (texts: unknown): string | undefined =>
  typeof texts === 'object' && texts !== null ? (texts as Record<string, string>)['en'] : undefined;

export const toolTitle = ({ title, name }: ToolView): string => title['en'] ?? readable(name);

export function asked({ parameters }: ToolView): Asked[] {
  return Object.entries(parameters.properties)
    .filter(([, property]) => property['x-identity'] === undefined)
    .map(([name, property]) => ({
      name,
      label: own(property['x-label']) ?? readable(name),
      type: typeof property['type'] === 'string' ? property['type'] : 'string',
      choices: Array.isArray(property['enum']) ? property['enum'].map(String) : [],
      isRequired: parameters.required.includes(name),
    }));
}

interface ArgumentsProps {
  of: Asked[];
  values: Record<string, string>;
  write: (name: string, value: string) => void;
}

export const ArgumentFields = ({ of, values, write }: ArgumentsProps) => (
  <>
    {of.map(({ name, label, type, choices, isRequired }) =>
      choices.length > 0 || type === 'boolean' ? (
        <Pick
          key={name}
          label={label}
          value={values[name] ?? ''}
          options={[
            ['', isRequired ? t('tools.choose') : '–'],
            ...(type === 'boolean' ? ['true', 'false'] : choices).map((one): [string, string] => [
              one,
              readable(one),
            ]),
          ]}
          onPick={(value) => write(name, value)}
        />
      ) : (
        <Field
          key={name}
          label={isRequired ? label : t('tools.optional', { label })}
          value={values[name] ?? ''}
          onInput={(value) => write(name, value)}
          maxLength={2_000}
          {...(type === 'number' || type === 'integer' ? { inputMode: 'numeric' as const } : {})}
        />
      ),
    )}
  </>
);

/** A form gives text; what is not what the tool wants is refused by the server. */
export function typed(of: Asked[], values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    of.flatMap(({ name, type }): [string, unknown][] => {
      const text = values[name]?.trim() ?? '';
      if (text === '') return [];
      const number = Number(text.replace(',', '.'));
      if ((type === 'number' || type === 'integer') && Number.isFinite(number))
        return [[name, number]];
      return [[name, type === 'boolean' ? text === 'true' : text]];
    }),
  );
}

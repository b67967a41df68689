/**
 * A tool used by hand in the open conversation: what it needs, what would happen, a yes, what came of it. Where money moves and the
 * member may not decide, the yes asks a colleague. Part of inbox-orders.
 */
import { useState } from 'preact/hooks';
import type { ToolAnswer, ToolView } from '#protocol/tool';
import type { StaffToolAnswer } from '#protocol/tool-run';
import { api } from '../api.ts';
import { Form } from '../components/form.tsx';
import { Parts } from '../components/message-parts.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import type { QuickAction } from './inbox-orders.tsx';
import { codeWords } from './macro-words.ts';
import { ArgumentFields, asked, typed } from './tool-arguments.tsx';

interface ToolSheetProps {
  conversationId: string;
  action: QuickAction;
  /** Puts words into the reply. */
  use: (text: string) => void;
  onClose: () => void;
}

export function ToolSheet({ conversationId, action, use, onClose }: ToolSheetProps) {
  const found = useResource(`tool:${action.tool}`, (signal) =>
    api<ToolView | ToolAnswer>(`/v1/admin/tools/${action.tool}`, { signal }),
  );
  const tool = found.data && ('tool' in found.data ? found.data.tool : found.data);
  const [values, setValues] = useState<Record<string, string>>(action.arguments);
  const [preview, setPreview] = useState<StaffToolAnswer | null>(null);
  const [result, setResult] = useState<StaffToolAnswer | null>(null);
  // One for all tries: the act is done once.
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const fields = tool ? asked(tool) : [];
  const ask = (dryRun: boolean) =>
    api<StaffToolAnswer>(`/v1/admin/conversations/${conversationId}/tools/${action.tool}`, {
      method: 'POST',
      body: { clientId, arguments: typed(fields, values), dryRun },
    });
  const isAgainst = preview !== null && preview.status !== 'ready';
  return (
    <Sheet label={action.title} onClose={onClose}>
      <div class="tool-sheet">
        <h2>{action.title}</h2>
        {found.state === 'loading' && <Skeleton lines={4} />}
        {found.state === 'failed' && <Failed error={found.error} retry={found.reload} small />}
        {tool && !preview && !result && (
          <Form submit={t('inbox.tool.preview')} onSubmit={async () => setPreview(await ask(true))}>
            {tool.description && <p class="muted small">{tool.description}</p>}
            <ArgumentFields
              of={fields}
              values={values}
              write={(name, value) => setValues({ ...values, [name]: value })}
            />
          </Form>
        )}
        {preview && !result && (
          <Form
            submit={t(preview.needsApproval ? 'inbox.tool.ask' : 'inbox.tool.confirm')}
            onSubmit={async () => {
              if (!isAgainst) setResult(await ask(false));
            }}
            mayNot={isAgainst}
            extra={
              <button
                type="button"
                class="button"
                onClick={() => {
                  setPreview(null);
                  // Other arguments are another act.
                  setClientId(crypto.randomUUID());
                }}
              >
                {t('inbox.tool.back')}
              </button>
            }
          >
            <h3>{t('inbox.tool.would')}</h3>
            <Told answer={preview} />
            {preview.needsApproval && !isAgainst && <p>{t('inbox.tool.leave')}</p>}
          </Form>
        )}
        {result && (
          <div class="form" role="status">
            <h3>
              {result.status === 'ok'
                ? t('inbox.tool.done')
                : result.status === 'waiting' || result.status === 'running'
                  ? t(`inbox.tool.${result.status}`)
                  : codeWords(result.code, result.detail)}
            </h3>
            <Told answer={result} isOver />
            <div class="form-acts">
              {result.status === 'ok' && result.text !== '' && (
                <button
                  type="button"
                  class="button button-strong"
                  onClick={() => {
                    use(result.visitorText ?? result.text);
                    onClose();
                  }}
                >
                  {t('inbox.tool.use')}
                </button>
              )}
              <button type="button" class="button" onClick={onClose}>
                {t('close')}
              </button>
            </div>
          </div>
        )}
      </div>
    </Sheet>
  );
}

function Told({ answer, isOver = false }: { answer: StaffToolAnswer; isOver?: boolean }) {
  const { status, code, detail, text, rows, parts } = answer;
  const isNo = !isOver && status !== 'ready';
  return (
    <>
      {isNo && <p class="bad">{codeWords(code, detail)}</p>}
      {text !== '' && (
        <p class="macro-text" dir="auto">
          {text}
        </p>
      )}
      {text === '' && !isNo && !isOver && <p class="muted small">{t('inbox.tool.unknown')}</p>}
      {isOver && parts ? (
        <Parts parts={parts} />
      ) : (
        rows.length > 0 && (
          <dl class="context-facts small">
            {rows.map(({ label, value }) => (
              <div key={label}>
                <dt class="muted">{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )
      )}
    </>
  );
}

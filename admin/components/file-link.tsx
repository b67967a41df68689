/** A file of a conversation by name and size, saved on a press. It is never shown in the page: what is in it is a stranger's. */
import './file-link.css';
import { useState } from 'preact/hooks';
import type { MessageFile } from '#protocol/message';
import { stream } from '../api.ts';
import { numberFormat } from '../locales/formats.ts';
import { t } from '../locales/texts.ts';
import { Icon } from './icon.tsx';
import { problemText } from './states.tsx';

export function fileSize(bytes: number): string {
  const [value, unit] =
    bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return numberFormat({
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  }).format(value);
}

interface FileLinkProps {
  conversationId: string;
  file: MessageFile;
}

export function FileLink({ conversationId, file: { id, name, size } }: FileLinkProps) {
  const [state, setState] = useState<{ isBusy: boolean; refusal: string }>({
    isBusy: false,
    refusal: '',
  });
  const open = async () => {
    setState({ isBusy: true, refusal: '' });
    try {
      const answer = await stream(`/v1/admin/conversations/${conversationId}/files/${id}`);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name;
      link.click();
      // The browser has taken it by then.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      setState({ isBusy: false, refusal: '' });
    } catch (error) {
      setState({ isBusy: false, refusal: problemText(error) });
    }
  };
  return (
    <span class="file-link">
      <button
        type="button"
        class="file-button"
        aria-label={t('inbox.file.open', { name })}
        aria-busy={state.isBusy}
        disabled={state.isBusy}
        onClick={() => void open()}
      >
        <Icon name="download" />
        <span class="file-name" dir="auto">
          {name}
        </span>
        <span class="muted small">{fileSize(size)}</span>
      </button>
      <span class="small bad" role="alert">
        {state.refusal}
      </span>
    </span>
  );
}

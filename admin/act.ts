/**
 * One act at a time against the server: what it refused is kept in words until the next try, and what is shown is loaded again
 * either way. Used by every page and sheet whose buttons change something (`Refusal` of components/states.tsx shows it).
 */
import { useState } from 'preact/hooks';
import { problemText } from './components/states.tsx';

export interface Act {
  /** True when it was done. */
  act: (what: () => Promise<unknown>) => Promise<boolean>;
  /** Empty when nothing was refused. */
  refusal: string;
  isBusy: boolean;
}

interface ActOptions {
  /** Also after a refusal: what is shown may be why. */
  after?: () => void;
  /** Around the problem's own words. */
  words?: (why: string) => string;
}

export function useAct({ after, words = (why) => why }: ActOptions = {}): Act {
  const [refusal, setRefusal] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const act = async (what: () => Promise<unknown>) => {
    setRefusal('');
    setIsBusy(true);
    let isDone = false;
    try {
      await what();
      isDone = true;
    } catch (error) {
      setRefusal(words(problemText(error)));
    }
    setIsBusy(false);
    after?.();
    return isDone;
  };
  return { act, refusal, isBusy };
}

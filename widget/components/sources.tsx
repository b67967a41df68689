/** Where an answer comes from: the first title, behind it the list. */
import type { Citation } from '#protocol/message';
import { Icon } from './icon.tsx';
import { outside } from './markdown.tsx';
import { paths } from '#widget/components/more-icons';
import { map } from '#widget/list';
import { safeUrl } from '#widget/safe-url';
import type { Say } from '#widget/texts';

export const Sources = ({ list, say }: { list: Citation[]; say: Say }) => (
  <details>
    <summary>
      <Icon d={paths.page} />
      <span class="sr">{say('sources')}: </span>
      <span class="title" dir="auto">
        {list[0]!.title}
      </span>
      {list.length > 1 && <b>{`+${list.length - 1}`}</b>}
    </summary>
    <ol>
      {map(list, ({ title, url }) => {
        const safe = safeUrl(url ?? '');
        return (
          <li dir="auto">
            {safe ? (
              <a href={safe.href} title={safe.host} {...outside}>
                {title}
              </a>
            ) : (
              title
            )}
            {safe && <small> {safe.host}</small>}
          </li>
        );
      })}
    </ol>
  </details>
);

import { getTexts } from '#texts/server';
import { FILTER_FIELDS } from '../lib/filters';
import { alertMessages, type Problem } from '../lib/problem';
import { PageLink } from './page-link';
import { Alert } from './ui/alert';
import { buttonClass } from './ui/button-class';
import { ProblemAlert } from './ui/problem-alert';

/** Says why there is no list: the filters are wrong, or the service is away. */
export const SearchProblem = async (props: { problem: Problem; address: string }) => {
  const t = await getTexts('browse');
  const isOfFields = alertMessages(props.problem, FILTER_FIELDS).length === 0;
  if (isOfFields) {
    const wrong = FILTER_FIELDS.filter(field => props.problem.fields[field]);
    return (
      <Alert>
        <p className="font-semibold">{t('filters.wrong')}</p>
        {/* Beside the fields as well, but on a phone those are folded away. */}
        <ul>
          {wrong.map(field => (
            <li key={field}>
              {t(field === 'q' ? 'search.label' : `filters.${field}`)}:{' '}
              {props.problem.fields[field]}
            </li>
          ))}
        </ul>
      </Alert>
    );
  }
  return (
    <section className="flex flex-col items-start gap-4 py-4">
      <h2 className="text-2xl">{t('away.title')}</h2>
      <ProblemAlert problem={props.problem} fields={FILTER_FIELDS} />
      <PageLink href={props.address} className={buttonClass({ kind: 'plain' })}>
        {t('away.retry')}
      </PageLink>
    </section>
  );
};

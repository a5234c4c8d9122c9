import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../components/cx.ts';
import { type ClientPage, useClientView } from '../hooks/client-view.tsx';
import { useCommand, useCommands } from '../hooks/commands.tsx';
import { useGuidedCheck } from '../hooks/guided-check.tsx';
import { InLanguage } from '../hooks/in-language.tsx';
import { ClientHandout } from './client-handout.tsx';
import { ClientQuestion } from './client-question.tsx';
import { ClientSteps } from './client-steps.tsx';
import { ClientTopic } from './client-topic.tsx';
import styles from './client-view.module.css';

/** The program beside the client view: kept as it is, out of sight and out of reach while the client looks. */
export function BehindClientView({ children }: { readonly children: ReactNode }) {
  const { shown } = useClientView();
  const isBehind = shown !== null;
  return (
    <>
      <div className={isBehind ? styles.behind : styles.open} inert={isBehind}>
        {children}
      </div>
      {shown === null ? null : <ClientView page={shown} />}
    </>
  );
}

/**
 * The screen turned round: one thing in large type in the client's language. Nothing leads out of it but the
 * consultant's chord and the lock; Escape, Tab and every other key of the program do nothing.
 */
function ClientView({ page }: { readonly page: ClientPage }) {
  const { show, isTurned } = useClientView();
  const { clientLanguage: chosen } = useGuidedCheck();
  // A paper is in the language it was made and checked for.
  const clientLanguage = page.kind === 'handout' ? page.sheet.clientLanguage : chosen;
  const { restrictTo } = useCommands();
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => restrictTo(['client-view-end', 'lock', 'check-unknown']), [restrictTo]);
  useEffect(() => view.current?.focus(), []);
  useCommand('client-view-end', () => show(null));
  return (
    // It scrolls, so it must be reachable by keyboard.
    <main
      ref={view}
      className={cx(styles.view, isTurned && styles.turned)}
      lang={clientLanguage}
      tabIndex={0}
      data-client-view
    >
      <InLanguage language={clientLanguage}>
        <Page page={page} />
      </InLanguage>
    </main>
  );
}

function Page({ page }: { readonly page: ClientPage }) {
  switch (page.kind) {
    case 'question':
      return <ClientQuestion />;
    case 'outcome':
      return <ClientSteps />;
    case 'topic':
      return <ClientTopic id={page.id} />;
    case 'handout':
      return <ClientHandout sheet={page.sheet} />;
  }
}

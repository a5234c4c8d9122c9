import { Component, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { useText } from '../i18n/use-text.ts';
import styles from './error-boundary.module.css';

interface Props {
  readonly children: ReactNode;
  /** Changes when another screen is shown: the boundary then starts afresh. */
  readonly resetKey: string;
}

/** Catches a bug in a screen: the frame, the draft and the saved records stay. */
export class ErrorBoundary extends Component<Props, { readonly broken: string | null }> {
  override state: { readonly broken: string | null } = { broken: null };

  static getDerivedStateFromError(): { broken: string } {
    return { broken: 'now' };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.broken !== null)
      this.setState({ broken: null });
  }

  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    return <Broken onRetry={() => this.setState({ broken: null })} />;
  }
}

function Broken({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useText('common');
  return (
    <div className={styles.broken}>
      <Notice
        tone="danger"
        live="assertive"
        title={t('boundary.title')}
        actions={<Button onPress={onRetry}>{t('boundary.retry')}</Button>}
      >
        <p>{t('boundary.what')}</p>
        <p>{t('boundary.safe')}</p>
        <p>{t('boundary.do')}</p>
      </Notice>
    </div>
  );
}

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { scrollByKeyboard } from './scroll-by-keyboard.ts';

interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  /** `sheet` stands at the end edge, full height. */
  readonly size?: 'small' | 'medium' | 'wide' | 'sheet';
  /** False where a stray click outside must not lose what was typed. Escape still closes. */
  readonly closesOutside?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

/** A window over the page: takes the focus, keeps it, gives it back where it was. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    children,
    actions,
    size = 'medium',
    closesOutside = true,
    role = 'dialog',
  } = props;
  const { t } = useText('common');
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose();
      }}
      isDismissable={closesOutside}
      className={cx(styles.veil, size === 'sheet' && styles.veilEnd)}
    >
      <Modal className={cx(styles.window, styles[size])}>
        <AriaDialog role={role} className={cx(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton icon={X} label={t('close')} onPress={onClose} />
          </header>
          <div ref={scrollByKeyboard} className={styles.body}>
            {children}
          </div>
          {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The deed in words, never "OK": "Throw the draft away". */
  readonly confirmLabel: string;
  readonly isDestructive?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something happens. Where it destroys, the focus starts on Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isDestructive = false } = props;
  const { t } = useText('common');
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      size="small"
      role="alertdialog"
      closesOutside={false}
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus={isDestructive}>
            {t('cancel')}
          </Button>
          <Button
            variant={isDestructive ? 'danger' : 'primary'}
            onPress={props.onConfirm}
            autoFocus={!isDestructive}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}

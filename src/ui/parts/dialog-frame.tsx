import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useActionHandlers, type ActionHandlers } from '../actions.ts'
import { ActionButton } from './action-button.tsx'
import { InsideGuard } from '../guards/inside-guard.tsx'
import styles from './dialog-frame.module.css'

interface DialogFrameProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The buttons at the foot. They stay visible while the content scrolls. */
  readonly foot?: ReactNode
  /**
   * For a question that needs a reply: Esc and presses outside do not close it, and there is no
   * close button.
   */
  readonly insists?: boolean
  /** What actions do meanwhile, unless the contents handle them. */
  readonly handlers?: ActionHandlers
  /** For two texts side by side; `full` takes the whole window. */
  readonly wide?: boolean | 'full'
}

/** A dialog over the page. It keeps the focus inside, restores it, and closes at Esc. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, onClose, children, foot, insists = false, handlers, wide = false } = props
  const { i18n } = useTranslation()
  const closing = insists ? {} : { 'dialog.close': onClose }
  return (
    <I18nProvider locale={i18n.language}>
      <Handlers handlers={{ ...handlers, ...closing }} />
      <ModalOverlay
        className={styles.veil ?? ''}
        isOpen
        isDismissable={!insists}
        isKeyboardDismissDisabled={insists}
        onOpenChange={open => !open && onClose()}
      >
        <Modal className={styles.sheet ?? ''} data-wide={wide}>
          <Dialog className={styles.dialog ?? ''} role={insists ? 'alertdialog' : 'dialog'}>
            {/* No header and no footer: those of a dialog would be taken for the window's. */}
            <div className={styles.head}>
              <Heading slot="title">{title}</Heading>
              {!insists && (
                <ActionButton action="dialog.close" icon={<X size={18} aria-hidden />} />
              )}
            </div>
            <div className={styles.body} data-scroller>
              <InsideGuard name={title} onClose={onClose}>
                {children}
              </InsideGuard>
            </div>
            {foot && <div className={styles.foot}>{foot}</div>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  )
}

/**
 * The layer of a dialog. It is a part of its own before the contents, because effects run from the
 * first to the last and from the inside out: a layer opened by the frame itself would come after
 * those of its contents, and hide them.
 */
function Handlers({ handlers }: { readonly handlers: ActionHandlers }) {
  useActionHandlers(handlers, { modal: true })
  return null
}

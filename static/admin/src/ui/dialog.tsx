import { useEffect, useRef, type ReactNode } from 'react';

/**
 * The browser's own modal dialog: it keeps the focus, closes with Escape and makes the rest inert
 * by itself. Atlaskit's sets an inline style that the page's policy forbids
 * (docs/decisions/0012-page-without-inline-styles.md).
 */
export function Dialog({
  title,
  close,
  children,
  actions,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
  actions: ReactNode;
}): ReactNode {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      <p>{children}</p>
      <div className="dialog-actions">{actions}</div>
    </dialog>
  );
}

'use client';

import { useState } from 'react';
import { ActionButton } from './action-button';

interface Props {
  label: string;
  question: string;
  confirmLabel: string;
  keepLabel: string;
  pending: boolean;
  pendingLabel: string;
  onConfirm: () => void;
}

/** A button for what cannot be taken back: it asks first. */
export const ConfirmButton = (props: Props) => {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <ActionButton kind="plain" onClick={() => setAsking(true)}>
        {props.label}
      </ActionButton>
    );
  return (
    <div className="confirm" role="group" aria-label={props.question}>
      <p role="status">{props.question}</p>
      <div className="actions">
        <ActionButton
          kind="danger"
          pending={props.pending}
          pendingLabel={props.pendingLabel}
          onClick={props.onConfirm}
        >
          {props.confirmLabel}
        </ActionButton>
        <ActionButton
          kind="plain"
          autoFocus
          pending={props.pending}
          onClick={() => setAsking(false)}
        >
          {props.keepLabel}
        </ActionButton>
      </div>
    </div>
  );
};

import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { RETENTION_BOUNDS } from '../views';

export const isRetention = (text: string): boolean =>
  /^\d{1,3}$/u.test(text) &&
  Number(text) >= RETENTION_BOUNDS.least &&
  Number(text) <= RETENTION_BOUNDS.most;

interface RetentionFieldProps {
  text: string;
  saved: number;
  disabled: boolean;
  change: (text: string) => void;
}

/** Days the log is kept, and what a change would do to what is stored. */
export function RetentionField({ text, saved, disabled, change }: RetentionFieldProps): ReactNode {
  const isValid = isRetention(text);
  const days = Number(text);
  return (
    <fieldset className="panel retention" disabled={disabled}>
      <legend>How long the log is kept</legend>
      <div className="field inline">
        <label htmlFor="retention">Days</label>
        <Textfield
          id="retention"
          type="number"
          min={RETENTION_BOUNDS.least}
          max={RETENTION_BOUNDS.most}
          width="xsmall"
          isCompact
          isInvalid={!isValid}
          isDisabled={disabled}
          value={text}
          aria-describedby="retention-hint retention-effect"
          onChange={(event) => change(event.currentTarget.value)}
        />
        <span className="muted" id="retention-hint">
          {RETENTION_BOUNDS.least} to {RETENTION_BOUNDS.most}; 90 unless changed.
        </span>
      </div>
      <p
        className={isValid && days >= saved ? 'muted' : 'note'}
        id="retention-effect"
        role="status"
      >
        {!isValid
          ? `Enter a whole number from ${RETENTION_BOUNDS.least} to ${RETENTION_BOUNDS.most}.`
          : days < saved
            ? `Saving deletes every line older than ${days} days from the app’s storage, for ` +
              'good. Where there are very many, the last of them go with the next daily run; ' +
              'none is shown any more from the moment you save.'
            : days > saved
              ? `Lines written from now on are kept for ${days} days. Those already there ` +
                `still go ${saved} days after they were written: each carries its lifetime ` +
                'from then.'
              : 'A line goes by itself when its days are over. Uninstalling the app deletes everything it stored.'}
      </p>
    </fieldset>
  );
}

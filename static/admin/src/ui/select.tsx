import type { ReactNode } from 'react';

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
  hideLabel?: boolean;
  disabled?: boolean;
}

/** The browser's own select: the smallest thing that works with every keyboard and screen reader. */
export function Select({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  disabled = false,
}: SelectProps): ReactNode {
  return (
    <label className="select">
      <span className={hideLabel ? 'visually-hidden' : ''}>{label}</span>
      <select value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

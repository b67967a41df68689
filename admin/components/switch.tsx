/** On or off, at once: a button with the role switch. The name comes from `label`. */
import './switch.css';

interface SwitchProps {
  isOn: boolean;
  label: string;
  isBusy?: boolean;
  onSwitch: (isOn: boolean) => void;
}

export function Switch({ isOn, label, isBusy = false, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-busy={isBusy}
      onClick={() => !isBusy && onSwitch(!isOn)}
    />
  );
}

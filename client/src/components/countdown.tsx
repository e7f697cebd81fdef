import { clockText } from '../lib/countdown';

const SOON_SECONDS = 60;

/** The time that is left to pay. A screen reader hears when the last minute begins. */
export const Countdown = ({ seconds }: { seconds: number }) => (
  <div className={seconds <= SOON_SECONDS ? 'countdown is-soon' : 'countdown'}>
    <span>Time left to pay</span>
    <strong role="timer" className="countdown-clock">
      {clockText(seconds)}
    </strong>
    <span role="status" className="visually-hidden">
      {seconds <= SOON_SECONDS ? 'Less than a minute left to pay' : ''}
    </span>
  </div>
);

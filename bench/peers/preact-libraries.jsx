import { useEffect, useState } from "preact/hooks";

export { useState };

export const Countdown = ({ date }) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((date - now) / 1_000));
  return (
    <p className="count" role="timer">
      Episode 1 in {Math.floor(seconds / 86_400)} d {Math.floor(seconds / 3_600) % 24} h {Math.floor(seconds / 60) % 60} min {seconds % 60} s
    </p>
  );
};
export const Sealed = ({ children }) => <span className="text">{children}</span>;
export const Trailer = ({ id, title }) => {
  const [plays, setPlays] = useState(false);
  const src = `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`;
  return plays ? <iframe src={src} title={title} allow="autoplay" /> : <button type="button" onClick={() => setPlays(true)}>{title}</button>;
};

import Count from "react-countdown";
import LiteYouTubeEmbed from "react-lite-youtube-embed";
import "spoilerjs/spoiler-span";

export { useState } from "react";

export const Countdown = ({ date }) => (
  <Count date={date} renderer={({ days, hours, minutes, seconds }) => (
    <p className="count" role="timer">Episode 1 in {days} d {hours} h {minutes} min {seconds} s</p>
  )} />
);
export const Sealed = ({ children }) => <spoiler-span class="text">{children}</spoiler-span>;
export const Trailer = ({ id, title, poster }) => <LiteYouTubeEmbed id={id} title={title} noCookie thumbnail={poster} />;

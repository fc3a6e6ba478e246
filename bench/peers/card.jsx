// The card as a developer writes it today. Libraries provide `Countdown`, `Trailer` and `Sealed`.
import { airs, content, trailer } from "content";
import { Countdown, Sealed, Trailer, useState } from "libraries";

const Fact = ({ label, text, lang, href, asides, more }) => (
  <div className="fact">
    {label && <span className="label">{label} </span>}
    {text && (href ? <a href={href} rel="noopener"><bdi lang={lang}>{text}</bdi></a> : <span className="text"><bdi lang={lang}>{text}</bdi></span>)}
    {asides.map((aside) => <bdi className="aside" key={aside}> {aside}</bdi>)}
    {more.length > 0 && <ul className="more">{more.map((fact, n) => <li key={n}><Place {...fact} /></li>)}</ul>}
  </div>
);

const Cover = ({ teaser, reach, sealed }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="cover">
      <button type="button" className="reveal" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span className="sr">Spoiler: </span><bdi className="teaser">{teaser}</bdi><span className="reach">{reach}</span>
      </button>
      {isOpen && <Sealed>{sealed}</Sealed>}
    </div>
  );
};

const Place = (fact) => <div className="place">{fact.teaser ? <Cover {...fact} /> : <Fact {...fact} />}</div>;

const Facts = ({ facts }) => <ul className="lines">{facts.map((fact, n) => <li key={n}><Place {...fact} /></li>)}</ul>;

const Section = ({ title, facts }) => (
  <section>
    <h2>{title}</h2>
    <Facts facts={facts} />
  </section>
);

export const Card = () => (
  <article className="card">
    <header className="head">
      <img src={content.art} alt="" width="960" height="540" className="art" />
      <div className="naming"><h1 className="title">{content.title}</h1><Facts facts={content.notes} /></div>
    </header>
    <section className="airing">
      <Countdown date={airs} />
      <ul className="outlets">{content.outlets.map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
    <Trailer {...trailer} />
    {content.sections.map((section) => <Section key={section.title} {...section} />)}
  </article>
);

export const count = Number(new URLSearchParams(location.search).get("n")) || 1;
export const Cards = () => <>{Array.from({ length: count }, (_, n) => <Card key={n} />)}</>;

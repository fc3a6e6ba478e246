import { render } from "preact";
import { Cards } from "./card.jsx";

render(<Cards />, document.querySelector("main"));

import { createRoot } from "react-dom/client";
import { Cards } from "./card.jsx";

createRoot(document.querySelector("main")).render(<Cards />);

/** Elements of the page. They are made of text only: nothing that stands in data can become markup. */

export type Attribute = string | number | boolean | undefined | (() => void) | ((event: MouseEvent) => void);
export interface Attributes {
  [name: string]: Attribute;
}
export type Child = Node | string | number | boolean | null | undefined | Child[];
export type SvgAttributes = { [name: string]: string | number };

/** An element of the page by its id, which the template is known to have. */
export function $<Element extends HTMLElement = HTMLElement>(id: string): Element {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element called ${id}`);
  return element as Element;
}

/** The element within another that a selector finds, which is known to be there. */
export function within<Element extends HTMLElement = HTMLElement>(parent: ParentNode, selector: string): Element {
  const element = parent.querySelector<Element>(selector);
  if (!element) throw new Error(`nothing on the page is ${selector}`);
  return element;
}

export const panel = $("panel");
export const box = $<MapBox>("map");

/** The box of the map, with what tests and scripts may ask it. */
export interface MapBox extends HTMLElement {
  spotOf(id: string): { x: number; y: number };
  traceOf(from: string, to: string): unknown;
  painted(): unknown;
}

/** An element with its attributes, handlers and children; what is false, empty or 0 is left out. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...nodesOf(children));
  return node;
}

/** What is there of some children, in one row. */
export function nodesOf(children: Child): (Node | string)[] {
  if (Array.isArray(children)) return children.flatMap(nodesOf);
  if (children instanceof Node) return [children];
  return children === true || !children ? [] : [String(children)];
}

/** A button with what it does. */
export const button = (text: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  make("button", { type: "button", onclick, ...attributes }, text);

/** A part of a drawing. */
export function makeSvg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: SvgAttributes,
  ...children: (Node | string)[]
): SVGElementTagNameMap[Tag] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** Tell those who listen to the page. */
export function say(text: string): void {
  $("live").textContent = text;
}

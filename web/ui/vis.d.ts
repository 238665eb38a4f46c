/** The part of vis-network that the page uses. The library stands in the page as a script of its own. */

declare namespace vis {
  interface Point {
    x: number;
    y: number;
  }

  interface DrawnAt {
    ctx: CanvasRenderingContext2D;
  }

  interface Drawing {
    nodeDimensions: { width: number; height: number };
    drawNode: () => void;
  }

  interface Node extends Point {
    id: string;
    size: number;
    label: string;
    ctxRenderer: (at: DrawnAt) => Drawing;
  }

  type Animation = false | { duration: number; easingFunction: string };

  interface Pointed {
    pointer: { DOM: Point; canvas: Point };
  }

  interface Events {
    click: Pointed;
    hoverNode: Pointed & { node: string };
    blurNode: unknown;
    dragStart: unknown;
    dragEnd: unknown;
    zoom: unknown;
    beforeDrawing: CanvasRenderingContext2D;
    afterDrawing: CanvasRenderingContext2D;
  }

  class DataSet<Item extends { id: string }> {
    constructor(items: Item[]);
    remove(ids: string[]): void;
    update(items: Item[]): void;
  }

  class Network {
    constructor(box: HTMLElement, data: { nodes: DataSet<Node>; edges: DataSet<{ id: string }> }, options: object);
    on<Name extends keyof Events>(event: Name, listener: (event: Events[Name]) => void): void;
    redraw(): void;
    setSize(width: string, height: string): void;
    getScale(): number;
    moveTo(view: { position?: Point; scale: number; animation: Animation }): void;
    getNodeAt(point: Point): string | undefined;
    DOMtoCanvas(point: Point): Point;
    canvasToDOM(point: Point): Point;
  }
}

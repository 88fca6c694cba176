export { type Mock, type MockOptions, startMock } from "../mock/start.js";

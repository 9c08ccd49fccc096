export { createRegistry, type PluginSource, type Registry } from './createRegistry.js';
export { definePlugin, type Plugin, type PluginDefinition } from './definePlugin.js';

import {
  OperationNodeTransformer,
  RawNode,
  type DataTypeNode,
  type KyselyPlugin,
  type OperationNode,
  type RootOperationNode,
} from 'kysely'

/**
 * Text columns that migrations create compare and order by bytes, as SQLite's do, whatever the language of the
 * PostgreSQL database.
 */
export const textInByteOrder = (): KyselyPlugin => {
  const transformer = new ByteOrder()
  return {
    transformQuery: ({ node }) => transformer.transformNode(node) as RootOperationNode,
    transformResult: ({ result }) => Promise.resolve(result),
  }
}

class ByteOrder extends OperationNodeTransformer {
  protected override transformDataType(node: DataTypeNode): DataTypeNode {
    if (node.dataType !== 'text') return node
    const collated: OperationNode = RawNode.createWithSql('text collate "C"')
    return collated as DataTypeNode
  }
}

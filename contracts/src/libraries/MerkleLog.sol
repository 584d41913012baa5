// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

/// @title Merkle trees of RFC 6962 (SHA-256, leaves prefixed with 0x00 and nodes with 0x01).
library MerkleLog {
    /// @notice The hash of a leaf's data.
    function leafHash(bytes memory data) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0), data));
    }

    /// @notice Whether `proof` shows that a leaf is at `index` of the tree of `size` leaves with that root.
    /// @dev RFC 9162, section 2.1.3.2.
    function verifyInclusion(bytes32 leaf, uint256 index, uint256 size, bytes32[] calldata proof, bytes32 root)
        internal
        pure
        returns (bool)
    {
        if (index >= size) return false;
        uint256 last = size - 1;
        bytes32 hash = leaf;
        for (uint256 i; i < proof.length; ++i) {
            if (last == 0) return false;
            if (index & 1 == 1 || index == last) {
                hash = _node(proof[i], hash);
                while (index & 1 == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = _node(hash, proof[i]);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && hash == root;
    }

    function _node(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes1(0x01), left, right));
    }
}

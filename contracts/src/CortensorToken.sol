// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.30;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";

/// @title COR, the token that tasks are paid in. 18 decimals.
contract CortensorToken is ERC20, Ownable {
    /// @param supply minted to the deployer, in wei of COR.
    constructor(uint256 supply) ERC20("Cortensor", "COR") Ownable(msg.sender) {
        _mint(msg.sender, supply);
    }

    /// @notice Mints, for development and test networks. Owner only; renounce the ownership to fix the supply.
    function mint(address to, uint256 amount) external onlyOwner {
        _mint(to, amount);
    }
}
